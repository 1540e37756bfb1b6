// Scenarios made at random, as texts for the parser: calls form no loops, and everything else that
// the format offers may occur. Each choice is drawn under its own name, so that two shapes of one
// seed differ in nothing but what the shapes say. Tests only; pure functions.
#pragma once

#include <cstdint>
#include <string>

namespace sojourn::tests {

enum class Faults { none, gentle, all };   // gentle: freeze and slow, which lose no work
enum class Cores { own, shared, plenty };  // plenty: hosts, but more cores than are ever needed

struct Shape {
  Faults faults = Faults::all;
  Cores cores = Cores::shared;
  bool arrivals_end = false;       // open workloads only, whose arrivals end after 2 s
  bool release = true;             // overheads after the reply
  std::int64_t unit = 1;           // everything takes so many times as long
  std::string more_services = "";  // members in front of the others
};

std::string random_scenario(std::uint64_t seed, const Shape& shape = {});

}  // namespace sojourn::tests
