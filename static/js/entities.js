// What the entities of our own share in Wagtail's rich-text editor: where they go, and what they must not overwrite.
if (!window.siteEntities) {
  const { EditorState, Modifier } = window.DraftJS;
  const { DraftUtils } = window.draftail;

  const typeAt = (content, block, offset) => {
    const key = block.getEntityAt(offset);
    return key && content.getEntity(key).getType();
  };

  // Whether the selection holds, wholly or in part, an entity of a type.
  const holds = (editorState, type) => {
    const [content, selection] = [editorState.getCurrentContent(), editorState.getSelection()];
    let block = content.getBlockForKey(selection.getStartKey());
    for (;;) {
      const isLast = block.getKey() === selection.getEndKey();
      const start = block.getKey() === selection.getStartKey() ? selection.getStartOffset() : 0;
      const end = isLast ? selection.getEndOffset() : block.getLength();
      for (let offset = start; offset < end; offset += 1) {
        if (typeAt(content, block, offset) === type) return true;
      }
      if (isLast) return false;
      block = content.getBlockAfter(block.getKey());
    }
  };

  // The end of the selection, or of the entity that it would cut in two.
  const behind = (editorState) => {
    const [content, selection] = [editorState.getCurrentContent(), editorState.getSelection()];
    const key = selection.getEndKey();
    const block = content.getBlockForKey(key);
    let offset = selection.getEndOffset();
    const entity = offset > 0 && block.getEntityAt(offset - 1);
    while (entity && offset < block.getLength() && block.getEntityAt(offset) === entity) offset += 1;
    const range = { anchorKey: key, anchorOffset: offset, focusKey: key, focusOffset: offset, isBackward: false };
    return { block, offset, range: selection.merge(range) };
  };

  // A step of its own for undo, whatever was typed before and is typed after.
  const push = (editorState, content) => EditorState.push(editorState, content, "apply-entity");

  // The state for an editor that nothing was written to: its cursor where it was, which closing a dialogue forgets.
  const unchanged = (editorState) => EditorState.forceSelection(editorState, editorState.getSelection());

  const insert = (editorState, entity, text) => {
    const { block, offset, range } = behind(editorState);
    const [before, after] = [block.getText().slice(0, offset), block.getText().slice(offset)];
    const spaces = [/[^\s([{“‘–—-]$/u.test(before) ? " " : "", /^[\p{L}\p{N}]/u.test(after) ? " " : ""];
    const content = editorState.getCurrentContent().createEntity(entity.type, entity.mutability, entity.data);
    const key = content.getLastCreatedEntityKey();
    let changed = content;
    for (const [words, entityKey] of [[spaces[0]], [text, key], [spaces[1]]]) {
      if (words) changed = Modifier.insertText(changed, changed === content ? range : changed.getSelectionAfter(), words, undefined, entityKey);
    }
    return push(editorState, changed);
  };

  const replace = (editorState, entityKey, entity, text) => {
    const range = DraftUtils.getEntitySelection(editorState, entityKey);
    const content = editorState.getCurrentContent().createEntity(entity.type, entity.mutability, entity.data);
    const key = content.getLastCreatedEntityKey();
    return push(editorState, Modifier.replaceText(content, range, text, undefined, key));
  };

  const rangeOf = (content, entityKey) => {
    for (const block of content.getBlocksAsArray()) {
      let found;
      block.findEntityRanges((char) => char.getEntity() === entityKey, (start, end) => (found ??= [start, end]));
      if (found) return { block, start: found[0], end: found[1] };
    }
    return null;
  };

  // Takes an entity out with its words, and with the space before them that nothing needs any more.
  const remove = (editorState, entityKey) => {
    const content = editorState.getCurrentContent();
    const { block, start, end } = rangeOf(content, entityKey);
    const text = block.getText();
    const isSpaceLeft = text[start - 1] === " " && !/^[\p{L}\p{N}]/u.test(text.slice(end));
    const range = {
      anchorKey: block.getKey(),
      anchorOffset: isSpaceLeft ? start - 1 : start,
      focusKey: block.getKey(),
      focusOffset: end,
      isBackward: false,
    };
    const changed = Modifier.removeRange(content, editorState.getSelection().merge(range), "backward");
    return EditorState.push(editorState, changed, "remove-range");
  };

  // In sight however far down the page the cursor is; the next key or click takes it away.
  const tell = (text) => {
    const notice = document.createElement("p");
    notice.className = "entity-notice";
    notice.setAttribute("role", "alert");
    document.body.append(notice);
    notice.textContent = text;
    for (const kind of ["keydown", "pointerdown"]) {
      document.addEventListener(kind, () => notice.remove(), { capture: true, once: true });
    }
  };

  const whyNot = ({ status }) => {
    if (status === 401 || status === 403) return "You are not signed in any more. Sign in in another tab, then try again.";
    return status ? "The site could not answer." : "There is no connection to the site.";
  };

  window.siteEntities = { holds, insert, push, remove, replace, tell, unchanged, whyNot };
}
