"""Where reviews live on disk: workspace folders, one TinyDB database a review, outside changes, the bin, the index.

Plain files are the only truth. Nothing here is ever overwritten without having been read and understood first.
"""
