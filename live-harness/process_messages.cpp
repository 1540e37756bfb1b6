#include "live-harness/process_messages.h"

#include <cerrno>
#include <cstddef>
#include <string_view>

#include <sys/socket.h>

namespace sojourn::live {

namespace {

constexpr std::size_t message_bytes_max = std::size_t{128} << 10U;

}  // namespace

bool send_message(int socket, const Message& message) {
  std::string text;
  for (const std::string& field : message) {
    text += field;
    text += '\0';
  }
  if (text.size() > message_bytes_max) {
    return false;
  }
  ssize_t sent = -1;
  do {
    sent = send(socket, text.data(), text.size(), MSG_NOSIGNAL);
  } while (sent < 0 && errno == EINTR);
  return sent == static_cast<ssize_t>(text.size());
}

std::optional<Message> receive_message(int socket) {
  std::string text(message_bytes_max, '\0');
  ssize_t received = -1;
  do {
    received = recv(socket, text.data(), text.size(), 0);
  } while (received < 0 && errno == EINTR);
  if (received <= 0) {
    return std::nullopt;
  }
  Message message;
  std::string_view rest(text.data(), static_cast<std::size_t>(received));
  while (!rest.empty()) {
    const std::size_t end = rest.find('\0');
    message.emplace_back(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return message;
}

}  // namespace sojourn::live
