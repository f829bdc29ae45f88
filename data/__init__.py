"""What is stored: tables, the store, and deliveries on their way in."""
