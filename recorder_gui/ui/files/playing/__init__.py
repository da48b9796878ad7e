"""The player of the Files page: its picture, its bar with the chapters, its buttons."""
