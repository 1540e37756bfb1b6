#include "gui/panels/json_place.h"

#include <functional>
#include <vector>

#include "gui/core/json_tree.h"

namespace sojourn::gui {
namespace {

struct Level {
  bool is_array = false;
  bool is_behind_colon = false;
  QString key;
  std::size_t index = 0;
};

// Walks over a text, mending nothing: knows at each point inside what it is.
class Walk {
 public:
  explicit Walk(const QString& text) : text_(text) {}

  // Called where a key, or a value of an array, begins.
  std::function<void(qsizetype begin)> at_part;

  void to(qsizetype end) {
    while (at_ < end) step(end);
  }

  std::string pointer(std::size_t levels) const {
    std::string pointer;
    for (std::size_t i = 0; i < levels; ++i) {
      const Level& level = levels_[i];
      pointer = level.is_array ? pointer_to(pointer, level.index)
                               : pointer_to(pointer, level.key.toStdString());
    }
    return pointer;
  }

  JsonPlace place() const {
    JsonPlace place;
    const bool is_in_object = !levels_.empty() && !levels_.back().is_array;
    place.is_key = is_in_object && !levels_.back().is_behind_colon;
    place.pointer = pointer(place.is_key ? levels_.size() - 1 : levels_.size());
    place.begin = word_begin_ >= 0 ? word_begin_ : at_;
    place.has_quote = is_in_text_;
    if (word_begin_ >= 0) place.begun = text_.mid(word_begin_, at_ - word_begin_);
    return place;
  }

 private:
  void step(qsizetype end) {
    const QChar c = text_[at_];
    if (c == u'"') {
      text(end);
    } else if (c == u'/' && at_ + 1 < text_.size()) {
      comment(end);
    } else {
      mark(c);
      ++at_;
    }
  }

  void text(qsizetype end) {
    if (at_part && !levels_.empty() && !levels_.back().is_behind_colon) at_part(at_);
    const qsizetype begin = ++at_;
    word_begin_ = begin;
    is_in_text_ = true;
    while (at_ < end && text_[at_] != u'"' && text_[at_] != u'\n') {
      at_ += text_[at_] == u'\\' && at_ + 1 < end ? 2 : 1;
    }
    if (at_ >= end) return;
    if (!levels_.empty() && !levels_.back().is_array && !levels_.back().is_behind_colon) {
      levels_.back().key = text_.mid(begin, at_ - begin);
    }
    ++at_;
    word_begin_ = -1;
    is_in_text_ = false;
  }

  void comment(qsizetype end) {
    const bool is_line = text_[at_ + 1] == u'/';
    const QString close = is_line ? QStringLiteral("\n") : QStringLiteral("*/");
    const qsizetype found = text_.indexOf(close, at_ + 2);
    at_ = found < 0 || found + close.size() > end ? end : found + close.size();
  }

  void mark(QChar c) {
    const bool is_part = levels_.empty() || levels_.back().is_array;
    if (c == u'{' || c == u'[') {
      if (at_part && is_part) at_part(at_);
      levels_.push_back({.is_array = c == u'[', .is_behind_colon = false, .key = {}, .index = 0});
    } else if (c == u'}' || c == u']') {
      if (!levels_.empty()) levels_.pop_back();
    } else if (c == u':') {
      if (!levels_.empty()) levels_.back().is_behind_colon = true;
    } else if (c == u',') {
      if (!levels_.empty()) {
        levels_.back().is_behind_colon = false;
        ++levels_.back().index;
      }
    } else if (!c.isSpace()) {
      if (word_begin_ < 0) {
        word_begin_ = at_;
        if (at_part && is_part) at_part(at_);
      }
      return;
    }
    word_begin_ = -1;
  }

  const QString& text_;
  qsizetype at_ = 0;
  qsizetype word_begin_ = -1;
  bool is_in_text_ = false;
  std::vector<Level> levels_;

  friend qsizetype sojourn::gui::offset_in_json(const QString& text, const std::string& pointer);
};

}  // namespace

JsonPlace place_in_json(const QString& text, qsizetype offset) {
  Walk walk(text);
  walk.to(std::min(offset, text.size()));
  return walk.place();
}

qsizetype offset_in_json(const QString& text, const std::string& pointer) {
  Walk walk(text);
  qsizetype best = 0;
  std::size_t best_depth = 0;
  const std::size_t depth = keys_of(pointer).size();
  qsizetype last = -1;
  // A key is known when its text has ended: parts are judged at the next one.
  const auto judge = [&] {
    if (last < 0 || walk.levels_.empty()) return;
    const std::size_t levels = walk.levels_.size();
    if (levels <= best_depth || levels > depth) return;
    const std::string here = walk.pointer(levels);
    if (!is_at_or_above(here, pointer)) return;
    best = last;
    best_depth = levels;
  };
  walk.at_part = [&](qsizetype begin) { last = begin; };
  while (walk.at_ < text.size() && best_depth < depth) {
    last = -1;
    walk.step(text.size());
    judge();
  }
  return best;
}

}  // namespace sojourn::gui
