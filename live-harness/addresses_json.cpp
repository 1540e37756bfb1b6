#include <nlohmann/json.hpp>

#include "live-harness/addresses.h"

namespace sojourn::live {

namespace {

using Json = nlohmann::json;
using Table = std::map<std::string, std::vector<Address>>;

Json table_json(const Table& table) {
  Json object = Json::object();
  for (const auto& [name, addresses] : table) {
    Json list = Json::array();
    for (const Address& address : addresses) {
      list.push_back(format_address(address));
    }
    object[name] = std::move(list);
  }
  return object;
}

std::expected<std::vector<Address>, std::string> parse_list(const Json& list,
                                                            const std::string& where) {
  if (!list.is_array() || list.empty()) {
    return std::unexpected("addresses: " + where + " is not a list of at least one address");
  }
  std::vector<Address> addresses;
  for (const Json& item : list) {
    if (!item.is_string()) {
      return std::unexpected("addresses: " + where + " holds something that is not a text");
    }
    auto address = parse_address(item.get_ref<const std::string&>());
    if (!address) {
      return std::unexpected("addresses: " + where + ": " + address.error());
    }
    addresses.push_back(*std::move(address));
  }
  return addresses;
}

std::expected<Table, std::string> parse_table(const Json& document, const char* key) {
  const auto found = document.find(key);
  if (found == document.end() || !found->is_object()) {
    return std::unexpected("addresses: the object \"" + std::string(key) + "\" is missing");
  }
  Table table;
  for (const auto& [name, list] : found->items()) {
    auto addresses = parse_list(list, std::string(key) + "/" + name);
    if (!addresses) {
      return std::unexpected(addresses.error());
    }
    table.emplace(name, *std::move(addresses));
  }
  return table;
}

}  // namespace

std::string to_json(const Addresses& addresses) {
  const Json document = {{"links", table_json(addresses.links)},
                         {"services", table_json(addresses.services)}};
  return document.dump(2) + "\n";
}

std::expected<Addresses, std::string> parse_addresses(std::string_view text) {
  const Json document = Json::parse(text, nullptr, false);
  if (!document.is_object()) {
    return std::unexpected("addresses: not a JSON object");
  }
  for (const auto& [key, value] : document.items()) {
    if (key != "services" && key != "links") {
      return std::unexpected("addresses: unknown key \"" + key + "\"");
    }
  }
  auto services = parse_table(document, "services");
  if (!services) {
    return std::unexpected(services.error());
  }
  auto links = parse_table(document, "links");
  if (!links) {
    return std::unexpected(links.error());
  }
  return Addresses{*std::move(services), *std::move(links)};
}

}  // namespace sojourn::live
