// Links to terms of the glossary in Wagtail's rich-text editor: the author's words, a term chosen among the pages.
if (!window.siteEntities.term) {
  const { createElement } = window.React;
  const { DraftUtils, ModalWorkflowSource, registerPlugin, TooltipEntity } = window.draftail;
  const { Modifier } = window.DraftJS;
  const { Icon } = window.wagtail.components;
  const { holds, insert, push, tell, unchanged } = window.siteEntities;
  const TYPE = "TERM";

  class TermSource extends ModalWorkflowSource {
    componentDidMount() {
      if (holds(this.props.editorState, "CITATION")) {
        tell("There is a citation in the words that you chose. Choose words without one.");
        this.props.onComplete(unchanged(this.props.editorState));
      } else {
        super.componentDidMount();
      }
    }

    getChooserConfig() {
      const { chooserUrls, pageType } = this.props.entityType;
      return {
        url: chooserUrls.pageChooser,
        urlParams: { page_type: pageType },
        onload: window.PAGE_CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { pageChosen: this.onChosen },
      };
    }

    onChosen({ id, title }) {
      const { editorState, entity: old, entityKey } = this.props;
      const entity = { type: TYPE, mutability: "MUTABLE", data: { id: String(id) } };
      const isChange = Boolean(old) && old.getType() === TYPE;
      const range = isChange ? DraftUtils.getEntitySelection(editorState, entityKey) : editorState.getSelection();
      if (range.isCollapsed()) {
        this.outcome = insert(editorState, entity, title);
      } else {
        const content = editorState.getCurrentContent().createEntity(entity.type, entity.mutability, entity.data);
        this.outcome = push(editorState, Modifier.applyEntity(content, range, content.getLastCreatedEntityKey()));
      }
      this.workflow.close();
    }

    onClose() {
      this.props.onComplete(this.outcome ?? unchanged(this.props.editorState));
    }
  }

  const Term = (props) => {
    const { id } = props.contentState.getEntity(props.entityKey).getData();
    const icon = createElement(Icon, { name: "tag" });
    const url = `${window.wagtailConfig.ADMIN_URLS.PAGES}${id}/edit/`;
    return createElement(TooltipEntity, { ...props, icon, label: "Open the term", url });
  };

  registerPlugin({ type: TYPE, source: TermSource, decorator: Term }, "entityTypes");
  window.siteEntities.term = true;
}
