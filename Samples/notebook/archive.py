# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     name: python3
# ---

# %% [markdown]
# # From an archive to a plot
# Which languages were there in each hour of an archive? `ARCHIVE` is a file or a folder, compressed or not.
# Cells of few users are not printed, so that nobody is recognised; the last cell has the exact words for a paper.

# %%
import os

import matplotlib
import moult

matplotlib.use("Agg")
archive = os.environ.get("ARCHIVE", "Samples/stream.jsonl")
picture = os.environ.get("PICTURE", "languages.png")

# %%
table = moult.aggregate(archive, by=["hour", "lang"], count=["tweets", "users"])
cells = table.to_pandas()
cells.head()

# %%
hours = cells.pivot(index="hour", columns="lang", values="tweets").fillna(0)
axes = hours.plot.bar(stacked=True, figsize=(8, 4), xlabel="", ylabel="tweets", rot=0)
axes.figure.tight_layout()
axes.figure.savefig(picture)

# %%
print(*table.notes, sep="\n")
