// How much of a scenario is written.
#pragma once

namespace sojourn::scenario {

enum class Detail {
  canonical,  // what differs from its default
  explained,  // every default too
};

}  // namespace sojourn::scenario
