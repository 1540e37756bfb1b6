// What we and the supervisor of our processes say to each other: lists of strings over a socket
// that keeps the bounds of messages (SOCK_SEQPACKET).
//
//   to the supervisor                          its answer
//   start LOG N VARIABLE*N ARGUMENT...         started PID | refused REASON
//   signal PID NUMBER                          signalled
//   end                                        (kills everything, then closes the socket)
//   unasked, when a leader has ended           exited PID signal|status CODE
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sojourn::live {

using Message = std::vector<std::string>;

// False when the other side has gone or the message is too long.
bool send_message(int socket, const Message& message);

// Blocks; nullopt when the other side has gone.
std::optional<Message> receive_message(int socket);

}  // namespace sojourn::live
