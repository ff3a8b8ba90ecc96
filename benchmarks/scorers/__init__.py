"""Scores as the competitions publish them, as plain functions of arrays.

m5.py: WRMSSE and WSPL over the twelve levels; m4.py: sMAPE, MASE and OWA beside Naive2;
monthly.py: RMSE of clipped counts. Each is tested against published rows where the data is at hand.
"""
