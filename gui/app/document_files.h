// New, open, save and close: the document's way to files and back, without losing anything.
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

namespace sojourn::gui {

class Document;
class Prompts;
struct GalleryEntry;

class DocumentFiles : public QObject {
  Q_OBJECT

 public:
  DocumentFiles(Document& document, Prompts& prompts, QObject* parent = nullptr);

  // Each asks what is to become of unsaved changes first; false if people thought better of it.
  bool newDocument();
  bool open();
  bool open(const QString& path);
  bool openExample(const GalleryEntry& entry);
  bool mayClose();

  // False if cancelled or failed; people have been told why.
  bool save();
  bool saveAs();

  // Asks, once for each change, whether a file that another program changed is to be reloaded.
  void lookOutside();

 signals:
  void opened();

 private:
  bool writeTo(const QString& path);

  Document& document_;
  Prompts& prompts_;
  QTimer outside_timer_;
  bool is_asking_ = false;
};

}  // namespace sojourn::gui
