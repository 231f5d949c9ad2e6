# Catalogues of messages: po/LANGUAGE.po is compiled by msgfmt; a release brings the result along.
LANGUAGES = ja
COMPILED = %D%/ja.gmo
MESSAGES = share/locale/ja/LC_MESSAGES/kasoku.mo
EXTRA_DIST += %D%/ja.po %D%/ja.gmo %D%/update
MAINTAINERCLEANFILES = $(COMPILED)

%D%/ja.gmo: $(srcdir)/%D%/ja.po
	$(AM_V_GEN)mkdir -p %D% && $(MSGFMT) -c -o $@ '$(srcdir)/%D%/ja.po'
share/locale/ja/LC_MESSAGES/kasoku.mo: %D%/ja.gmo
	$(AM_V_GEN)mkdir -p share/locale/ja/LC_MESSAGES && from=%D%/ja.gmo && \
	  { test -f $$from || from='$(srcdir)/%D%/ja.gmo'; } && cp "$$from" $@

install-data-local: $(MESSAGES)
	for language in $(LANGUAGES); do \
	  $(MKDIR_P) "$(DESTDIR)$(localedir)/$$language/LC_MESSAGES" && \
	  $(INSTALL_DATA) share/locale/$$language/LC_MESSAGES/kasoku.mo \
	    "$(DESTDIR)$(localedir)/$$language/LC_MESSAGES/kasoku.mo" || exit 1; \
	done
uninstall-local:
	for language in $(LANGUAGES); do \
	  rm -f "$(DESTDIR)$(localedir)/$$language/LC_MESSAGES/kasoku.mo"; \
	done
