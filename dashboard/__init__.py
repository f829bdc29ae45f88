"""What people see: pages, charts, filters and the command line."""
