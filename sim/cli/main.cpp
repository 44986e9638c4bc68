#include "cli/program.hpp"

int main(int count, char** words) { return fundsim::run_program(count, words); }
