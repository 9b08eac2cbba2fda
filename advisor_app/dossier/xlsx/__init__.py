"""The neutral document as a workbook that every spreadsheet program takes."""
