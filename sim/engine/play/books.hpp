#pragma once
// Money: what a step costs and earns, what runs off after the end, and the figures of the outcome.

#include "engine/play/ledger.hpp"
#include "engine/play/operation.hpp"
#include "engine/play/scene.hpp"

namespace fundsim {

//! Benefits and pay of the step that ends now.
void book_step(Ledger& ledger, Operation& operation, const Scene& scene);

//! What is left when all work has ended: benefits and run cost run off, or are retired; fills the outcome.
void close_books(Ledger& ledger, Operation& operation, Worklist& work, const Regimes& regimes,
                 const Now& now);

}  // namespace fundsim
