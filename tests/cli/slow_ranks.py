"""Sweeps and explorations that several processes share, started by mpirun, give what one process gives; a few are killed."""

import ranks

ranks.skip_without_mpi()
ranks.same_at_any_number()
ranks.explorations_are_the_same()
ranks.draws_that_cannot_be_played()
ranks.refused()
ranks.stopped_by_a_signal()
ranks.kill_one_now_and_then(3, seed=3)
