"""How is delimited text read, plain or spoilt?"""
