"""What figures mean: KPI definitions and the one way from store to figure."""
