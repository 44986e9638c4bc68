"""Of sweeps that four processes share, one process is killed at 20 random moments: no finished cell is lost."""

import ranks

ranks.skip_without_mpi()
ranks.kill_one_now_and_then(20, seed=20)
