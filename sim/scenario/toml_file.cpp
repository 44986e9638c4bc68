#include "scenario/toml_file.hpp"

#include <utility>

#include "scenario/text_file.hpp"

namespace fundsim {

TomlFile read_toml_file(const std::string& path) {
    TomlFile out{.tree = {}, .reading = {{path}, folder_from(path), {}}};
    const TextFile file = read_text_file(path);
    if (!file.fault.empty()) {
        out.reading.faults.push_back({path, file.line, 0, file.fault});
        out.is_text = false;
        out.unreadable = file.unreadable;
        return out;
    }
    ParsedToml parsed = parse_toml(file.text, 0);
    for (const SyntaxFault& fault : parsed.faults) {
        complain(out.reading, fault.place, fault.what);
    }
    out.reading.told = std::move(parsed.told);
    out.tree = std::move(parsed.tree);
    return out;
}

}  // namespace fundsim
