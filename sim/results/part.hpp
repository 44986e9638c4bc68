#pragma once
// A file that is to become another one: until it is whole it has a private name, which nobody can foresee.

#include <string>

namespace fundsim {

class Part {
public:
    //! Characters that a private name has more than the final one.
    static constexpr std::size_t longer = 22;

    //! Chooses the name; whoever creates the file must insist on creating it.
    explicit Part(const std::string& final_name);
    //! Removes the file unless it has got its final name.
    ~Part();
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;

    const std::string& name() const { return name_; }
    //! Gives the file its final name, on the disk as well. False and errno if that cannot be done.
    bool publish();

    //! Removes what processes have left that were killed while they made `final_name`.
    static void remove_left(const std::string& final_name);

private:
    std::string final_name_, name_;
    bool published_ = false;
};

}  // namespace fundsim
