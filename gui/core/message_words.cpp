#include "gui/core/message_words.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "gui/core/message_templates.h"

namespace sojourn::gui {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("sojourn", text);
}

QString text_of(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

bool is_english() {
  static const char* const probe = QT_TRANSLATE_NOOP("sojourn", "found %1, expected %2");
  return tr(probe) == QLatin1String(probe);
}

// --- Putting pieces in

// Characters that stand beside each other without a space.
bool is_wide(QChar c) {
  const char16_t code = c.unicode();
  return (code >= 0x3000 && code <= 0x9FFF) || (code >= 0xFF00 && code <= 0xFFEF);
}

void append(QString& text, const QString& more) {
  const auto size = text.size();
  const bool is_gap_before = size > 1 && text[size - 1] == u' ' && is_wide(text[size - 2]) &&
                             !more.isEmpty() && is_wide(more.front());
  if (is_gap_before) text.chop(1);
  text += more;
}

// All at once: a piece that holds "%1" itself stays as it is.
QString filled(const QString& form, const QStringList& pieces) {
  QString text;
  bool is_after_piece = false;
  for (qsizetype i = 0; i < form.size(); ++i) {
    const int number = form[i] == u'%' && i + 1 < form.size() ? form[i + 1].digitValue() : -1;
    if (number >= 1 && number <= pieces.size()) {
      append(text, pieces[number - 1]);
      is_after_piece = true;
      ++i;
      continue;
    }
    const bool is_gap_after = is_after_piece && form[i] == u' ' && i + 1 < form.size() &&
                              is_wide(form[i + 1]) && !text.isEmpty() && is_wide(text.back());
    is_after_piece = false;
    if (!is_gap_after) text += form[i];
  }
  return text;
}

// --- What pieces may be

bool is_number(std::string_view text) {
  const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
  return !digits.empty() && digits.front() >= '0' && digits.front() <= '9' &&
         text.find_first_of(" \"") == std::string_view::npos;
}

// From its first quotation mark to its last, and not two texts.
bool is_quoted(std::string_view text) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const bool is_end = text[i] == '"' && text[i - 1] != '\\';
    if (is_end != (i + 1 == text.size())) return false;
  }
  return true;
}

bool is_word(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '$';
  });
}

struct ListedWords {
  std::vector<std::string_view> words;
  const char* last = nullptr;  // what joins the last two
};

// "a, b or c", "a and b", "a, b".
ListedWords split_list(std::string_view text) {
  ListedWords list;
  const std::size_t comma = text.rfind(", ");
  const std::size_t from = comma == std::string_view::npos ? 0 : comma + 2;
  std::string_view last = text.substr(from);
  std::string_view before_last;
  for (const auto& [separator, joining] :
       {std::pair{std::string_view(" or "), QT_TRANSLATE_NOOP("sojourn", "%1 or %2")},
        std::pair{std::string_view(" and "), QT_TRANSLATE_NOOP("sojourn", "%1 and %2")}}) {
    const std::size_t at = last.find(separator);
    if (at == std::string_view::npos) continue;
    list.last = joining;
    before_last = last.substr(0, at);
    last = last.substr(at + separator.size());
    break;
  }
  for (std::size_t start = 0; start < from;) {
    const std::size_t end = text.find(", ", start);
    list.words.push_back(text.substr(start, end - start));
    start = end + 2;
  }
  if (list.last != nullptr) list.words.push_back(before_last);
  list.words.push_back(last);
  return list;
}

template <typename Said>
QString joined(const ListedWords& list, Said said) {
  static const char* const comma = QT_TRANSLATE_NOOP("sojourn", "%1, %2");
  QString text = said(list.words.front());
  for (std::size_t i = 1; i < list.words.size(); ++i) {
    const bool is_last = i + 1 == list.words.size() && list.last != nullptr;
    text = filled(tr(is_last ? list.last : comma), {text, said(list.words[i])});
  }
  return text;
}

// --- Recognising messages

enum class Among : std::uint8_t { sentences, all };

// Bytes, messages in messages, and places where a piece may end: so that no text of another program
// takes long to be found unknown.
constexpr std::size_t bytes_max = 4000;
constexpr int depth_max = 4;
constexpr int ends_max = 6;

std::optional<QString> find_words(std::string_view message, Among among, int depth = 0);

// A template, split at its pieces.
struct MessageForm {
  const char* english;
  std::string_view pieces;
  std::vector<std::string_view> literals;  // one more than there are pieces
};

// By the first byte of what they begin with; those that begin with a piece may be anything.
struct MessageForms {
  std::array<std::vector<MessageForm>, 256> by_byte;
  std::vector<MessageForm> open;
};

MessageForms forms_of(std::span<const MessageTemplate> templates) {
  MessageForms forms;
  for (const MessageTemplate& each : templates) {
    MessageForm form{each.english, each.pieces, {}};
    std::string_view rest = each.english;
    for (std::size_t i = 0; i < form.pieces.size(); ++i) {
      const std::string mark = "%" + std::to_string(i + 1);
      const std::size_t at = std::min(rest.find(mark), rest.size());
      form.literals.push_back(rest.substr(0, at));
      rest.remove_prefix(std::min(at + mark.size(), rest.size()));
    }
    form.literals.push_back(rest);
    const std::string_view first = form.literals.front();
    auto& place =
        first.empty() ? forms.open : forms.by_byte[static_cast<unsigned char>(first.front())];
    place.push_back(std::move(form));
  }
  return forms;
}

std::optional<QString> piece_words(char kind, std::string_view piece, int depth) {
  if (piece.empty()) return {};
  switch (kind) {
    case 'n': return is_number(piece) ? std::optional(text_of(piece)) : std::nullopt;
    case 'q': return is_quoted(piece) ? std::optional(text_of(piece)) : std::nullopt;
    case 'l': return joined(split_list(piece), text_of);
    case 'f':
      return joined(split_list(piece), [](std::string_view word) {
        return find_words(word, Among::all).value_or(text_of(word));
      });
    case 'm': return find_words(piece, Among::all, depth + 1);
    case 'v': return find_words(piece, Among::all, depth + 1).value_or(text_of(piece));
    case 'c':
      if (!is_number(piece)) return {};
      return filled(tr(QT_TRANSLATE_NOOP("sojourn", "%1 of them")), {text_of(piece)});
    default: return text_of(piece);
  }
}

// Whether the pieces from `index` on fit the rest of the message; their words are added then.
bool take_pieces(const MessageForm& form, std::size_t index, std::string_view rest,
                 QStringList& words, int depth) {
  if (index == form.pieces.size()) return rest.empty();
  const std::string_view literal = form.literals[index + 1];
  const bool is_last = index + 1 == form.pieces.size();
  std::size_t at = rest.find(literal, 1);
  if (is_last) {
    if (rest.size() <= literal.size() || !rest.ends_with(literal)) return false;
    at = rest.size() - literal.size();
  }
  for (int end = 0; at != std::string_view::npos && end < ends_max; ++end) {
    if (const auto said = piece_words(form.pieces[index], rest.substr(0, at), depth)) {
      words.append(*said);
      if (take_pieces(form, index + 1, rest.substr(at + literal.size()), words, depth)) return true;
      words.removeLast();
    }
    if (is_last) return false;
    at = rest.find(literal, at + 1);
  }
  return false;
}

std::optional<QString> find_among(const std::vector<MessageForm>& forms, std::string_view message,
                                  int depth) {
  for (const MessageForm& form : forms) {
    const bool may_fit =
        message.starts_with(form.literals.front()) && message.ends_with(form.literals.back());
    if (!may_fit) continue;
    QStringList words;
    if (take_pieces(form, 0, message.substr(form.literals.front().size()), words, depth)) {
      return filled(tr(form.english), words);
    }
  }
  return {};
}

std::optional<QString> find_among(const MessageForms& forms, std::string_view message, int depth) {
  const auto& likely = forms.by_byte[static_cast<unsigned char>(message.front())];
  auto found = find_among(likely, message, depth);
  return found ? found : find_among(forms.open, message, depth);
}

std::optional<QString> find_words(std::string_view message, Among among, int depth) {
  static const MessageForms sentences = forms_of(sentence_templates());
  static const MessageForms parts = forms_of(part_templates());
  if (message.empty() || message.size() > bytes_max || depth > depth_max) return {};
  if (among == Among::all) {
    if (auto found = find_among(parts, message, depth)) return found;
    const ListedWords list = split_list(message);
    if (list.last != nullptr && std::ranges::all_of(list.words, is_word))
      return joined(list, text_of);
  }
  return find_among(sentences, message, depth);
}

}  // namespace

std::optional<QString> known_message_words(std::string_view message) {
  return find_words(message, Among::all);
}

QString message_words(std::string_view message) {
  if (is_english()) return text_of(message);
  return find_words(message, Among::all).value_or(text_of(message));
}

QString finding_words(const scenario::ParseError& error) {
  const QString form = tr("found %1, expected %2");
  if (is_english()) return form.arg(text_of(error.found), text_of(error.expected));
  // What is missing was not found: other languages need another sentence.
  if (error.found.starts_with("no")) {
    const auto sentence =
        find_words("found " + error.found + ", expected " + error.expected, Among::sentences);
    if (sentence) return *sentence;
  }
  // A word of the document is no part of a message, even if it is spelt like one.
  const QString found = find_words(error.found, Among::sentences).value_or(text_of(error.found));
  return filled(form, {found, message_words(error.expected)});
}

QString problem_words(const scenario::ParseError& error) {
  QString finding = finding_words(error);
  if (error.hint.empty()) return finding;
  return filled(tr("%1; %2"), {finding, message_words(error.hint)});
}

QString problem_words(const scenario::ParseError& error, const std::string& file) {
  scenario::ParseError placed = error;
  placed.found = placed.expected = placed.hint = {};
  // describe() ends with what is said here.
  std::string place = scenario::describe(placed, file);
  place.resize(place.size() - std::string_view("found , expected ").size());
  return text_of(place) + problem_words(error);
}

}  // namespace sojourn::gui
