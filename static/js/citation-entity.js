// Citations in Wagtail's rich-text editor: the dialogue writes them, the text shows their short form.
if (!window.siteEntities.citation) {
  const { createElement, Component } = window.React;
  const { registerPlugin, TooltipEntity } = window.draftail;
  const { Icon } = window.wagtail.components;
  const { holds, insert, remove, replace, tell, unchanged, whyNot } = window.siteEntities;
  const TYPE = "CITATION";

  class CitationSource extends Component {
    constructor(props) {
      super(props);
      this.outcome = null;
      this.finish = this.finish.bind(this);
    }

    componentDidMount() {
      const { entity, entityType } = this.props;
      // The editor offers whatever entity the cursor is in or behind: a link may be one too.
      this.isChange = Boolean(entity) && entity.getType() === TYPE;
      window.jQuery(document.body).on("hidden.bs.modal", this.finish);
      this.workflow = window.ModalWorkflow({
        url: this.isChange ? entityType.chooserUrls.change : entityType.chooserUrls.cite,
        onload: {
          ask: (modal) => modal.postForm(modal.url, this.stored()),
          dialogue: window.siteEntities.openCitation,
          cited: (modal, citation) => {
            this.outcome = this.write(citation);
            modal.close();
          },
        },
        onError: (response) => this.fail(response),
      });
    }

    componentWillUnmount() {
      window.jQuery(document.body).off("hidden.bs.modal", this.finish);
    }

    stored() {
      const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
      return { csrfmiddlewaretoken: token, items: this.props.entity.getData().items };
    }

    write({ items, text }) {
      const { editorState, entityKey } = this.props;
      const entity = { type: TYPE, mutability: "IMMUTABLE", data: { items } };
      return this.isChange ? replace(editorState, entityKey, entity, text) : insert(editorState, entity, text);
    }

    fail(response) {
      const alert = this.workflow.body[0].querySelector("[data-alert]");
      if (alert) {
        alert.textContent = `${whyNot(response)} Nothing that you wrote here is lost.`;
        return;
      }
      // Never shown, so that no event tells of its end.
      this.workflow.triggerElement.removeAttribute("disabled");
      this.workflow.container.remove();
      tell(`${whyNot(response)} Nothing was cited.`);
      this.finish();
    }

    finish() {
      this.props.onComplete(this.outcome ?? unchanged(this.props.editorState));
    }

    render() {
      return null;
    }
  }

  const Citation = (props) => {
    const { entityKey, getEditorState, setEditorState } = props;
    const icon = createElement(Icon, { name: "openquote" });
    const onRemove = () => setEditorState(remove(getEditorState(), entityKey));
    return createElement(TooltipEntity, { ...props, icon, label: "", onRemove });
  };

  const plugins = registerPlugin({ type: TYPE, source: CitationSource, decorator: Citation }, "entityTypes");

  // A link over a citation would leave its words and lose what they stand for.
  const sparing = (Source) =>
    class extends Source {
      componentDidMount() {
        if (holds(this.props.editorState, TYPE)) {
          tell("There is a citation in the words that you chose. Choose words without one.");
          this.props.onComplete(unchanged(this.props.editorState));
        } else {
          super.componentDidMount();
        }
      }
    };
  plugins.LINK.source = sparing(plugins.LINK.source);

  window.siteEntities.citation = true;
}
