// FORMAT.md against a real file: every dataset and attribute of one is in the other, with type, dimensions,
// units and meaning.

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

#include "results/made_file.hpp"

using namespace fundsim;
using namespace synthetic;

namespace {

//! Type, dimensions, units, long name, as the page gives them.
using Described = std::array<std::string, 4>;
using Datasets = std::map<std::string, Described>;

std::string without_ticks(std::string text) {
    std::erase(text, '`');
    return text;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

//! The cells of all rows of all tables.
std::vector<std::vector<std::string>> rows_of_page() {
    std::ifstream page(FUNDSIM_SOURCE_DIR "/sim/results/FORMAT.md");
    REQUIRE(page.good());
    std::vector<std::vector<std::string>> out;
    for (std::string line; std::getline(page, line);) {
        if (!line.starts_with("| `")) continue;
        std::vector<std::string> cells;
        std::stringstream rest(line.substr(2));
        for (std::string cell; std::getline(rest, cell, '|');)
            cells.push_back(without_ticks(cell.substr(
                cell.find_first_not_of(' '), cell.find_last_not_of(' ') - cell.find_first_not_of(' ') + 1)));
        out.push_back(cells);
    }
    return out;
}

//! The datasets that the page describes, <metric> and <ratio> spelled out.
Datasets described() {
    Datasets out;
    std::vector<std::vector<std::string>> ratio_rows, patterns;
    for (const std::vector<std::string>& row : rows_of_page()) {
        if (row.size() >= 5 && row[0].find('<') != row[0].npos)
            patterns.push_back(row);
        else if (row[0].starts_with("/"))
            out[row[0]] = {row[1], row[2], row[3], row[4]};
        else if (row.size() == 3 && row[1].find(" per ") != row[1].npos)
            ratio_rows.push_back(row);
    }
    const Datasets plain = out;
    for (const std::vector<std::string>& row : patterns) {
        const auto add = [&](const std::string& word, const std::string& name, const std::string& units,
                             const std::string& long_name) {
            if (row[0].find(word) != row[0].npos)
                out[replaced(row[0], word, name)] = {row[1], row[2], replaced(row[3], "<units>", units),
                                                     replaced(row[4], "<long_name>", long_name)};
        };
        for (const auto& [path, outcome] : plain)
            if (path.starts_with("/outcome/") && path != "/outcome/weight")
                add("<metric>", path.substr(std::string("/outcome/").size()), outcome[2], outcome[3]);
        for (const std::vector<std::string>& ratio : ratio_rows) add("<ratio>", ratio[0], "1", ratio[2]);
    }
    return out;
}

std::string text_attribute(hid_t object, const char* name) {
    char* text = nullptr;
    const hid_t attribute = H5Aopen(object, name, H5P_DEFAULT);
    REQUIRE(attribute >= 0);
    const hid_t type = H5Aget_type(attribute);
    REQUIRE(H5Aread(attribute, type, &text) >= 0);
    const std::string out = text;
    H5free_memory(text);
    H5Tclose(type);
    H5Aclose(attribute);
    return out;
}

std::string type_name(hid_t type) {
    const std::string bits = std::to_string(8 * H5Tget_size(type));
    switch (H5Tget_class(type)) {
    case H5T_FLOAT:
        return "float" + bits;
    case H5T_INTEGER:
        return (H5Tget_sign(type) == H5T_SGN_NONE ? "uint" : "int") + bits;
    case H5T_STRING:
        return H5Tget_cset(type) == H5T_CSET_UTF8 && H5Tis_variable_str(type) > 0 ? "text" : "other text";
    default:
        return "other";
    }
}

std::string last_part(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string dimensions_of(hid_t dataset, const std::string& path) {
    if (H5DSis_scale(dataset) > 0) return last_part(path);
    const hid_t space = H5Dget_space(dataset);
    const int rank = H5Sget_simple_extent_ndims(space);
    H5Sclose(space);
    std::string out;
    for (int axis = 0; axis < rank; ++axis) {
        const auto add = [](hid_t, unsigned, hid_t scale, void* to) -> herr_t {
            std::array<char, 100> name{};
            H5DSget_scale_name(scale, name.data(), name.size());
            std::string& text = *static_cast<std::string*>(to);
            text += (text.empty() ? "" : ", ") + std::string(name.data());
            return 0;
        };
        H5DSiterate_scales(dataset, unsigned(axis), nullptr, add, &out);
    }
    return out;
}

struct Found {
    Datasets datasets;                                   // hard links to scales left out
    std::map<std::string, std::set<std::string>> links;  // of each group
    std::map<std::string, std::string> root;
};

void look_into(hid_t file, const std::string& group, Found& found) {
    const auto list = [](hid_t, const char* name, const H5L_info_t*, void* to) -> herr_t {
        static_cast<std::vector<std::string>*>(to)->push_back(name);
        return 0;
    };
    std::vector<std::string> names;
    H5Literate_by_name(file, group.c_str(), H5_INDEX_NAME, H5_ITER_INC, nullptr, list, &names, H5P_DEFAULT);
    for (const std::string& name : names) {
        const std::string path = (group == "/" ? "" : group) + "/" + name;
        const hid_t object = H5Oopen(file, path.c_str(), H5P_DEFAULT);
        INFO(path);
        CHECK_FALSE(text_attribute(object, "long_name").empty());
        if (H5Iget_type(object) == H5I_GROUP) {
            look_into(file, path, found);
        } else if (group != "/" && H5DSis_scale(object) > 0) {
            found.links[group].insert(name);
        } else {
            const hid_t type = H5Dget_type(object);
            found.datasets[path] = {type_name(type), dimensions_of(object, path),
                                    replaced(text_attribute(object, "units"), "kEUR", "currency"),
                                    text_attribute(object, "long_name")};
            H5Tclose(type);
        }
        H5Oclose(object);
    }
}

Found contents_of(const std::string& path) {
    Found out;
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    REQUIRE(file >= 0);
    look_into(file, "/", out);
    const auto list = [](hid_t object, const char* name, const H5A_info_t*, void* to) -> herr_t {
        const hid_t attribute = H5Aopen(object, name, H5P_DEFAULT), type = H5Aget_type(attribute);
        static_cast<Found*>(to)->root[name] = type_name(type);
        H5Tclose(type);
        H5Aclose(attribute);
        return 0;
    };
    hsize_t place = 0;
    H5Aiterate2(file, H5_INDEX_NAME, H5_ITER_INC, &place, list, &out);
    H5Fclose(file);
    return out;
}

}  // namespace

TEST_CASE("FORMAT.md describes a real file, all of it and nothing else") {
    const Folder folder;
    const std::string path = folder.file("a.h5");
    REQUIRE(write(Made(2, 2, 12), target_of(path, 600)).fault.empty());
    const Found found = contents_of(path);
    const Datasets page = described();
    REQUIRE(page.size() > 100);
    for (const auto& [name, dataset] : found.datasets) {
        INFO(name);
        REQUIRE(page.count(name) == 1);
        CHECK(page.at(name) == dataset);
    }
    for (const auto& [name, dataset] : page) {
        INFO(name);
        CHECK(found.datasets.count(name) == 1);
    }

    // Each group links the dimensions that its datasets use.
    for (const auto& [name, dataset] : found.datasets) {
        std::stringstream dimensions(replaced(dataset[1], ",", " "));
        for (std::string dimension; dimensions >> dimension;) {
            const std::string group = name.substr(0, name.rfind('/'));
            INFO(name << " uses " << dimension);
            CHECK((group.empty() || found.links.at(group).count(dimension) == 1));
        }
    }
}

TEST_CASE("FORMAT.md names the attributes of the root, with their types") {
    const Folder folder;
    const std::string path = folder.file("a.h5");
    REQUIRE(write(Made(2), target_of(path, 100)).fault.empty());
    std::map<std::string, std::string> page;
    for (const std::vector<std::string>& row : rows_of_page())
        if (row.size() == 3 && row[1].find(" per ") == row[1].npos) page[row[0]] = row[1];
    CHECK(contents_of(path).root == page);
}
