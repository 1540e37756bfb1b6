// Where the nodes of a graph stand: Graphviz's `dot` as a process of its own, so that the window
// never waits and nothing of Graphviz is linked.
//
// The text for dot and the reading of what it writes are pure functions. LayoutJob lives in the
// window's thread. Lengths in scene units, y downwards; the centre of every node.
#pragma once

#include <QObject>
#include <QProcess>
#include <QString>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sojourn::gui {

struct LayoutNode {
  std::string name;  // unique; any text
  double width = 0;
  double height = 0;
};

enum class LayoutDirection { left_to_right, top_to_bottom };

struct LayoutGraph {
  std::vector<LayoutNode> nodes;
  std::vector<std::pair<std::size_t, std::size_t>> edges;  // indices of nodes: from, to
  LayoutDirection direction = LayoutDirection::left_to_right;
};

struct LayoutPlace {
  std::string name;
  double x = 0;
  double y = 0;
};

struct LayoutResult {
  std::vector<LayoutPlace> places;  // as the nodes of the graph
  double width = 0;
  double height = 0;
};
using LayoutResultPointer = std::shared_ptr<const LayoutResult>;

// Nodes are called n0, n1 … there, so that no name needs quoting.
std::string dot_text(const LayoutGraph& graph);

// Of `dot -Tplain`; the error says in which line and what was expected.
std::expected<LayoutResult, std::string> parse_plain(std::string_view text,
                                                     const LayoutGraph& graph);

class LayoutJob : public QObject {
  Q_OBJECT

 public:
  explicit LayoutJob(QObject* parent = nullptr);
  ~LayoutJob() override;

  void setProgram(const QString& program) { program_ = program; }  // instead of dot in PATH

  // Stops the one under way. `revision` is the document's.
  void start(LayoutGraph graph, quint64 revision);

  // The document is another one now: a layout of an older revision is dropped when it comes.
  void setRevision(quint64 revision) { wanted_revision_ = revision; }

  void cancel();  // kills dot; answered by cancelled()
  bool isRunning() const { return process_ != nullptr; }

 Q_SIGNALS:
  void finished(quint64 revision, const sojourn::gui::LayoutResultPointer& layout);
  void outdated(quint64 revision);
  void cancelled();
  void failed(const QString& message);

 private:
  void drop_process();
  void ended(int code, QProcess::ExitStatus status);

  QString program_;
  QProcess* process_ = nullptr;
  LayoutGraph graph_;
  quint64 revision_ = 0;
  quint64 wanted_revision_ = 0;
};

}  // namespace sojourn::gui
