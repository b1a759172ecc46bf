"""The maker of the samples: authored reports in, printed documents and their truth out."""
