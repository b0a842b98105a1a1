# SPDX-License-Identifier: GPL-3.0-or-later
"""The same question put to a spreadsheet: one row a customer, a formula a plan."""
import csv

FORMULAS = ("=A{r}*20", '=IF(B{r}<=100,0,"")', "=29+ROUND(MAX(B{r}-5000,0)*0.01,2)",
            "=299+ROUND(MAX(B{r}-100000,0)*0.005,2)", "=2500+ROUND(MAX(B{r}-1000000,0)*0.004,2)",
            "=MIN(C{r}:F{r})")


def write(usage, path, n):
    """Writes the credit tiers over the first customers of a file, as a CSV with formulas."""
    with open(usage, newline="") as source, open(path, "w", newline="") as target:
        rows, sheet = csv.reader(source), csv.writer(target)
        next(rows)
        for r in range(1, n + 1):
            calls = next(rows)[1]
            sheet.writerow([calls] + [formula.format(r=r) for formula in FORMULAS])
        sheet.writerow(["", "", "", "", "", f"=SUM(G1:G{n})"])
