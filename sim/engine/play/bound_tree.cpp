#include "engine/play/bound_tree.hpp"

namespace fundsim {

void clear_tree(BoundTree& tree) {
    for (std::vector<double>& level : tree.levels) {
        level.clear();
    }
}

void put_bound(BoundTree& tree, std::size_t place, double bound) {
    tree.levels[0][place] = bound;
    for (std::size_t k = 1; k < tree.levels.size(); ++k) {
        place /= bound_block;
        double& highest = tree.levels[k][place];
        if (highest >= bound) {
            return;
        }
        highest = bound;
    }
}

void add_bound(BoundTree& tree, double bound) {
    const std::size_t place = tree.levels[0].size();
    tree.levels[0].push_back(0);
    std::size_t at = place;
    for (std::size_t k = 1; k < tree.levels.size(); ++k) {
        at /= bound_block;
        if (at == tree.levels[k].size()) {
            tree.levels[k].push_back(0);
        }
    }
    put_bound(tree, place, bound);
}

void drop_bound(BoundTree& tree, std::size_t place) {
    put_bound(tree, place, tree.levels[0].back());
    tree.levels[0].pop_back();
    for (std::size_t k = 1; k < tree.levels.size(); ++k) {
        if (tree.levels[k - 1].size() <= (tree.levels[k].size() - 1) * bound_block) {
            tree.levels[k].pop_back();
        }
    }
}

}  // namespace fundsim
