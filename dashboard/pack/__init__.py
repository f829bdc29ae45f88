"""The review pack: one description, written as PDF, workbook and slides."""
