"""The ready parts of the window. Import them from their modules; each follows a live switch of the colours.

marks: StatusMark(shape), Chip(text, tone, shape="", icon=""), KeyCap(text), label(text, role="", tone="")
    shapes: done ask stop note hand waiting not_asked; tones: ok att stop info wait
    roles: title name section strong label second hint count word
buttons: KeyButton(text, key="", kind="plain|primary|quiet|tile", icon="", shortcut="", size="compact|touch")
    TickButton(text, value); Segmented([(value, word, key)], value, quiet=(), name="").changed(value), .set_value
    three_answers(name, value): Yes Y, No N, Not asked Space
fields: LabeledField(text, control, hint).set_error/.set_doubt/.clear; PartialDateField(read: text -> (words, doubt))
    SuggestedField().suggest/.set_confirmed/.confirm/.is_confirmed; LanguageField([(tag, name)]).value/.set_value
    choice_box([(value, word)]); EnterChain([controls], end); shortcut(owner, keys, act)
panels: Card(title, note).head/.body; Banner().say(sentence, tone, button)/.clear/.pressed; CountTile(title)
    QueueRow(title, button).show_queue; SaveBar().add(button)/.say(text, tone); EmptyLine(sentence, button)
    ProgressStrip().begin/.step/.end; hairline(); wrapped(text, role)
people: Avatar(size).show_person(photo, name); PhotoFrame().picked/.refused/.show_photo
    Timeline().show_steps([(time, icon, title, detail, who)]); ResultPanel().show_result(tone, word, ...)
flow: FlowLayout(parent, spacing); paint: Icon(name, tone, size), icon_pixmap, put(widget, **properties)

Jobs: context.work.run(self, lambda: use_case(...), self._done, self._failed, writes=True); `run_reporting` for long
ones with progress and cancel; lane=Lane.DRAWING for papers. `sentence_of(trouble)` is what to show. Without `failed`
the window's own banner says it. ui.tables: RowsModel, Column, TwoLines (two-line delegate with a status shape).

Traps: a style sheet does not see on a child what its parent is (`QPushButton:checked QLabel` matches always), so labels
in buttons carry the property `on`. Digits are held 40 ms for the scanner: a test that types them into an open window
waits for the text, or clicks. `qtbot.keyClicks` aborts on letters outside Latin-1: use `setText`, or a key event with
its text."""
