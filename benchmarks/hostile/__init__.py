"""Files that harm whoever reads them without care, each made from a seed by a few lines: a corpus of the worst."""
