"""What becomes of rows and tables that were kept aside?"""
