# %% [markdown]
# Who is ahead on average is one question. Here is another: in the futures in which annual projects do badly, what do
# product teams do? Both play the same futures, so that the question has an answer.
#
# To run it: scripts/notebook, then PYTHONPATH=analysis /usr/bin/python3 analysis/examples/poor_futures.py

# %%
import fundsim

npv = fundsim.run("scenarios/baseline.toml", n=2_000).npv
projects, teams = npv.sel(model="Annual projects"), npv.sel(model="Product teams")
poor = projects <= projects.quantile(0.2)
gap = (teams - projects).where(poor, drop=True)
print(f"In the worst fifth of futures for annual projects, product teams bring {float(gap.mean()):,.0f} kEUR more on "
      f"average, and make a loss in {100 * float((teams.where(poor, drop=True) < 0).mean()):.0f} of 100 of them.")
