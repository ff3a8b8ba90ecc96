"""How do nested documents become rows?"""
