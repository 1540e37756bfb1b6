#!/usr/bin/python3
"""Brings the translation files up to date with the words of the sources: ./dev translate.

lupdate finds the words; all of them are kept in one context, so that one English text has one
translation wherever it stands (gui/app/translations.cpp looks them up so). Translations that exist
are kept, those without a source go. English needs only its plurals.
"""

import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from xml.sax.saxutils import escape

GUI = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LUPDATE = "/usr/lib/qt6/bin/lupdate"


def messages(path):
    """(source, comment, is_plural) -> list of translations, of a TS file."""
    found = {}
    if not os.path.exists(path):
        return found
    for message in ET.parse(path).getroot().iter("message"):
        source = message.findtext("source") or ""
        comment = message.findtext("comment") or ""
        is_plural = message.get("numerus") == "yes"
        translation = message.find("translation")
        if is_plural:
            texts = [form.text or "" for form in translation.findall("numerusform")]
        else:
            texts = [translation.text or ""]
        found[(source, comment, is_plural)] = texts
    return found


def words_of_the_sources():
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "all.ts")
        subprocess.run([LUPDATE, "-silent", "-locations", "none", GUI, "-ts", path], check=True,
                       stderr=subprocess.DEVNULL)
        return sorted(messages(path))


def quoted(text):
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def written(language, words, translations, forms):
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>",
             f'<TS version="2.1" language="{language}" sourcelanguage="en">', "<context>",
             "    <name>sojourn</name>"]
    for source, comment, is_plural in words:
        texts = translations.get((source, comment, is_plural), [])
        texts = (texts + [""] * forms)[:forms] if is_plural else (texts or [""])
        state = "" if all(texts) else ' type="unfinished"'
        lines.append('    <message numerus="yes">' if is_plural else "    <message>")
        lines.append(f"        <source>{quoted(source)}</source>")
        if comment:
            lines.append(f"        <comment>{quoted(comment)}</comment>")
        if is_plural:
            lines.append(f"        <translation{state}>")
            lines += [f"            <numerusform>{quoted(text)}</numerusform>" for text in texts]
            lines.append("        </translation>")
        else:
            lines.append(f"        <translation{state}>{quoted(texts[0])}</translation>")
        lines.append("    </message>")
    return "\n".join(lines + ["</context>", "</TS>", ""])


def main():
    words = words_of_the_sources()
    folder = os.path.join(GUI, "translations")
    for language, forms in (("zh_CN", 1), ("en", 2)):
        path = os.path.join(folder, f"sojourn_{language}.ts")
        wanted = words if language != "en" else [word for word in words if word[2]]
        text = written(language, wanted, messages(path), forms)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        missing = text.count(' type="unfinished"')
        print(f"{path}: {len(wanted)} texts, {missing} without a translation",
              file=sys.stderr)


main()
