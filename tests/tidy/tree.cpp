#include "tests/tidy/tree.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "tests/tidy/document_rules.h"
#include "tests/tidy/function_rules.h"
#include "tests/tidy/layer_rules.h"
#include "tests/tidy/text_rules.h"

namespace sojourn::tidy {
namespace {

namespace fs = std::filesystem;

using Tree = std::map<std::string, std::string, std::less<>>;  // path from the root -> text

bool is_cpp(std::string_view path) {
  return path.ends_with(".cpp") || path.ends_with(".h");
}

bool is_script(std::string_view path) {
  return path == "dev" || path == ".ci/run" || path.ends_with(".cmake") ||
         path.ends_with("CMakeLists.txt") || path.ends_with(".py");
}

bool is_document(std::string_view path) {
  return path.ends_with(".md");
}

bool is_scenario(std::string_view path) {
  return path.starts_with("scenarios/") && path.ends_with(".json");
}

bool is_checked(std::string_view path) {
  return is_cpp(path) || is_script(path) || is_document(path) || is_scenario(path);
}

bool is_foreign_directory(const std::string& name) {
  return name.starts_with("build") || (name.starts_with('.') && name != ".ci");
}

std::optional<std::string> read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) return {};
  return text;
}

Tree read_tree(const fs::path& root, Findings& findings) {
  Tree tree;
  for (auto entry = fs::recursive_directory_iterator(root); entry != fs::end(entry); ++entry) {
    if (entry->is_directory()) {
      if (is_foreign_directory(entry->path().filename().string()))
        entry.disable_recursion_pending();
      continue;
    }
    std::string path = entry->path().lexically_relative(root).generic_string();
    if (!is_checked(path)) continue;
    if (auto text = read(entry->path())) {
      tree.emplace(std::move(path), *std::move(text));
    } else {
      findings.push_back({std::move(path), 1, "cannot be read"});
    }
  }
  return tree;
}

void check_cpp(const std::string& path, std::string_view text, Findings& findings) {
  const SourceFile file = source_file(path, text);
  check_size(file, findings);
  check_header(file, findings);
  check_banned_words(file, findings);
  check_functions(file, findings);
  check_includes(file, findings);
}

// A command of sojourn stands as a string literal somewhere in cli/.
bool is_named_in_cli(const Tree& tree, std::string_view command) {
  const std::string literal = "\"" + std::string(command) + "\"";
  return std::ranges::any_of(tree, [&](const auto& file) {
    return file.first.starts_with("cli/") && file.second.contains(literal);
  });
}

void check_documents(const Tree& tree, const fs::path& root, Findings& findings) {
  const auto script = tree.find("dev");
  const Commands known = {
      .dev = script == tree.end() ? std::set<std::string, std::less<>>{}
                                  : dev_commands(script->second),
      .sojourn = [&](std::string_view command) { return is_named_in_cli(tree, command); },
      .file = [&](std::string_view path) { return fs::exists(root / path); },
  };
  for (const auto& [path, text] : tree) {
    if (is_document(path)) check_commands(path, text, known, findings);
  }
  if (!tree.contains("README.md")) findings.push_back({"README.md", 1, "does not exist"});
}

}  // namespace

Findings check_tree(const fs::path& root) {
  Findings findings;
  const Tree tree = read_tree(root, findings);
  for (const auto& [path, text] : tree) {
    check_text(path, text, findings);
    if (is_cpp(path) || is_script(path)) check_columns(path, split_lines(text), findings);
    if (is_cpp(path)) check_cpp(path, text, findings);
  }
  check_documents(tree, root, findings);
  return findings;
}

}  // namespace sojourn::tidy
