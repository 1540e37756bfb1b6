#include "gui/run/layout_job.h"

#include <QCoreApplication>
#include <QStandardPaths>
#include <charconv>
#include <optional>

namespace sojourn::gui {
namespace {

constexpr double units_per_inch = 72;
// Beyond, dot may take minutes to straighten edges that reach over many ranks: it gets a limit.
constexpr std::size_t edges_max = 1000;

std::string number(double value) {
  char buffer[32];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, 4);
  return {buffer, end.ptr};
}

// The next word of a line and the blanks behind it.
std::string_view take_word(std::string_view& line) {
  const std::size_t end = std::min(line.find(' '), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  while (line.starts_with(' ')) line.remove_prefix(1);
  return word;
}

std::optional<double> take_number(std::string_view& line) {
  const std::string_view word = take_word(line);
  double value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size()) return std::nullopt;
  return value;
}

// "n17" -> 17
std::optional<std::size_t> take_node(std::string_view& line, std::size_t nodes) {
  std::string_view word = take_word(line);
  if (!word.starts_with('n')) return std::nullopt;
  word.remove_prefix(1);
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), index);
  const bool read = error == std::errc{} && end == word.data() + word.size();
  return read && index < nodes ? std::optional(index) : std::nullopt;
}

// Reads line by line what stands before "stop".
class PlainReader {
 public:
  explicit PlainReader(const LayoutGraph& graph) : graph_(graph), seen_(graph.nodes.size()) {
    for (const LayoutNode& node : graph.nodes) result_.places.push_back({node.name, 0, 0});
  }

  // What was expected, or empty.
  std::string read(std::string_view line) {
    const std::string_view word = take_word(line);
    if (word == "graph") return graph(line);
    if (word == "node") return node(line);
    return word == "edge" || word == "stop" ? "" : "graph, node, edge or stop";
  }

  std::expected<LayoutResult, std::string> take() && {
    for (std::size_t index = 0; index < seen_.size(); ++index) {
      if (!seen_[index]) {
        return std::unexpected(
            QCoreApplication::translate("sojourn", "dot gave no place for the node %1")
                .arg(QString::fromStdString(graph_.nodes[index].name))
                .toStdString());
      }
    }
    return std::move(result_);
  }

 private:
  std::string graph(std::string_view line) {
    const auto scale = take_number(line);
    const auto width = take_number(line);
    const auto height = take_number(line);
    if (!scale || !width || !height) return "graph SCALE WIDTH HEIGHT";
    result_.width = *width * units_per_inch;
    result_.height = *height * units_per_inch;
    return "";
  }

  std::string node(std::string_view line) {
    const auto index = take_node(line, seen_.size());
    if (!index) return "the name of a node";
    const auto x = take_number(line);
    const auto y = take_number(line);
    if (!x || !y) return "node NAME X Y";
    result_.places[*index].x = *x * units_per_inch;
    result_.places[*index].y = result_.height - *y * units_per_inch;
    seen_[*index] = true;
    return "";
  }

  const LayoutGraph& graph_;
  LayoutResult result_;
  std::vector<bool> seen_;
};

}  // namespace

std::string dot_text(const LayoutGraph& graph) {
  const bool is_wide = graph.direction == LayoutDirection::left_to_right;
  std::string text = "digraph {\n  graph [rankdir=";
  text += is_wide ? "LR" : "TB";
  text += ", splines=line, nodesep=0.5, ranksep=0.9";
  if (graph.edges.size() > edges_max) text += ", nslimit=1";
  text += "];\n";
  text += "  node [shape=box, fixedsize=true, label=\"\"];\n";
  for (std::size_t index = 0; index < graph.nodes.size(); ++index) {
    const LayoutNode& node = graph.nodes[index];
    text += "  n" + std::to_string(index) + " [width=" + number(node.width / units_per_inch) +
            ", height=" + number(node.height / units_per_inch) + "];\n";
  }
  for (const auto& [from, to] : graph.edges) {
    text += "  n" + std::to_string(from) + " -> n" + std::to_string(to) + ";\n";
  }
  return text + "}\n";
}

std::expected<LayoutResult, std::string> parse_plain(std::string_view text,
                                                     const LayoutGraph& graph) {
  PlainReader reader(graph);
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty()) continue;
    if (const std::string expected = reader.read(line); !expected.empty()) {
      return std::unexpected(
          QCoreApplication::translate("sojourn", "line %1 of dot's output: expected %2")
              .arg(number)
              .arg(QString::fromStdString(expected))
              .toStdString());
    }
  }
  return std::move(reader).take();
}

LayoutJob::LayoutJob(QObject* parent) : QObject(parent) {}

LayoutJob::~LayoutJob() {
  if (process_ == nullptr) return;
  process_->disconnect(this);
  process_->kill();
  process_->waitForFinished(1000);
}

void LayoutJob::start(LayoutGraph graph, quint64 revision) {
  drop_process();
  const QString program = program_.isEmpty() ? QStandardPaths::findExecutable("dot") : program_;
  const QString missing =
      tr("The program dot was not found: install the package graphviz to have graphs laid out.");
  if (program.isEmpty()) {
    Q_EMIT failed(missing);
    return;
  }
  graph_ = std::move(graph);
  revision_ = revision;
  wanted_revision_ = revision;
  process_ = new QProcess(this);
  connect(process_, &QProcess::finished, this, &LayoutJob::ended);
  connect(process_, &QProcess::errorOccurred, this, [this, missing](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    drop_process();
    Q_EMIT failed(missing);
  });
  const std::string text = dot_text(graph_);
  process_->start(program, {"-Tplain"});
  if (process_ == nullptr) return;
  process_->write(text.data(), static_cast<qint64>(text.size()));
  process_->closeWriteChannel();
}

void LayoutJob::cancel() {
  if (process_ == nullptr) return;
  drop_process();
  Q_EMIT cancelled();
}

// Kills it, if it still runs; the object goes once the process has ended.
void LayoutJob::drop_process() {
  if (process_ == nullptr) return;
  QProcess* const process = process_;
  process_ = nullptr;
  process->disconnect(this);
  if (process->state() == QProcess::NotRunning) {
    process->deleteLater();
    return;
  }
  connect(process, &QProcess::finished, process, &QObject::deleteLater);
  process->kill();
}

void LayoutJob::ended(int code, QProcess::ExitStatus status) {
  const QByteArray output = process_->readAllStandardOutput();
  const QString complaint = QString::fromUtf8(process_->readAllStandardError()).trimmed();
  drop_process();
  if (status == QProcess::CrashExit || code != 0) {
    Q_EMIT failed(tr("dot failed: %1").arg(complaint));
    return;
  }
  if (revision_ != wanted_revision_) {
    Q_EMIT outdated(revision_);
    return;
  }
  auto layout = parse_plain({output.data(), static_cast<std::size_t>(output.size())}, graph_);
  if (!layout) {
    Q_EMIT failed(QString::fromStdString(layout.error()));
    return;
  }
  Q_EMIT finished(revision_, std::make_shared<const LayoutResult>(*std::move(layout)));
}

}  // namespace sojourn::gui
