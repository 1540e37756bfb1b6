// What a process of the harness asks of the kernel before it begins to work.
#pragma once

namespace sojourn::live {

// SIGKILL when the thread that started this process ends. `parent`: getppid() as main() began;
// false if that parent is gone already.
bool die_with_parent(int parent);

// Timers of this thread, and of those it starts from now on, fire within 1 ns instead of 50 us of
// their time; where the kernel lets a thread ask for short time slices (Linux 6.12), it does, so
// that it gets the processor soon after its timer has fired.
void prefer_punctuality();

// As many open files as the hard limit allows.
void raise_descriptor_limit();

}  // namespace sojourn::live
