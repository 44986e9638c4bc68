#include "findings/event_words.hpp"

namespace fundsim {

EventWords words_of(EventKind kind) {
    switch (kind) {
    case EventKind::arrived:
        return {"arrived", {"believed_value", "planned_effort", "case_signal"}};
    case EventKind::shifted:
        return {"shifted", {"latent", "", ""}};
    case EventKind::listed:
        return {"listed", {"index", "believed_effort", ""}};
    case EventKind::claimed:
        return {"claimed", {"index", "believed_effort", "believed_benefit"}};
    case EventKind::resumed:
        return {"resumed", {"index", "believed_effort", "believed_benefit"}};
    case EventKind::iterated:
        return {"iterated", {"index", "believed_effort", "believed_benefit"}};
    case EventKind::joined:
        return {"joined", {"teams", "", ""}};
    case EventKind::experimented:
        return {"experimented", {"signal", "belief_mean", "belief_sd"}};
    case EventKind::reported:
        return {"reported", {"signal", "believed_value", ""}};
    case EventKind::rewritten:
        return {"rewritten", {"case_signal", "believed_value", ""}};
    case EventKind::released:
        return {"released", {"scope_released", "annual_value", "fit"}};
    case EventKind::delivered:
        return {"delivered", {"paid", "planned_cost", ""}};
    case EventKind::stopped:
        return {"stopped", {"index", "alternative_index", "scope_done"}};
    case EventKind::blocked:
        return {"blocked", {"index", "", ""}};
    case EventKind::dropped:
        return {"dropped", {"teams", "", ""}};
    case EventKind::read:
        return {"read", {"usage", "effect", ""}};
    case EventKind::kept:
        return {"kept", {"believed_fit", "fit", ""}};
    case EventKind::reverted:
        return {"reverted", {"believed_fit", "believed_fit_kept", ""}};
    case EventKind::rolled_back:
        return {"rolled_back", {"believed_value", "", ""}};
    case EventKind::retired:
        return {"retired", {"believed_income", "run_cost", ""}};
    case EventKind::team_moved:
        return {"team_moved", {"index", "index_before", ""}};
    case EventKind::team_released:
        return {"team_released", {"index_before", "", ""}};
    case EventKind::team_rehired:
        return {"team_rehired", {"index", "", ""}};
    case EventKind::team_converted:
        return {"team_converted", {"dip_months", "", ""}};
    case EventKind::ended:
        return {"ended", {"", "", ""}};
    }
    return {"unknown", {"", "", ""}};
}

}  // namespace fundsim
