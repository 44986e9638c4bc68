#pragma once
// Money: what a step costs and earns, what runs off after the end, and the figures of the outcome.

#include "engine/play/state.hpp"

namespace fundsim {

//! Benefits and pay of the step that ends now.
void book_step(PlayState& state);

//! What is left when all work has ended: benefits and run cost run off, or are retired; fills the outcome.
void close_books(PlayState& state);

}  // namespace fundsim
