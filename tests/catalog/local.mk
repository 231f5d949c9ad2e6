if HAVE_CHECK
check_PROGRAMS += \
	%D%/check_bad \
	%D%/check_catalog \
	%D%/check_refused \
	%D%/check_write
endif
%C%_check_bad_SOURCES = %D%/check_bad.c %D%/support_files.c %D%/support_files.h
%C%_check_bad_CPPFLAGS = $(TEST_CPPFLAGS) $(YAML_CFLAGS)
%C%_check_bad_LDADD = src/catalog/libcatalog.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(YAML_LIBS) $(GSL_LIBS)
%C%_check_catalog_SOURCES = %D%/check_catalog.c %D%/support_catalog.c %D%/support_catalog.h
%C%_check_catalog_CPPFLAGS = $(TEST_CPPFLAGS) $(YAML_CFLAGS)
%C%_check_catalog_LDADD = src/catalog/libcatalog.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(YAML_LIBS) $(GSL_LIBS)
%C%_check_refused_SOURCES = %D%/check_refused.c
%C%_check_refused_CPPFLAGS = $(TEST_CPPFLAGS) $(YAML_CFLAGS)
%C%_check_refused_LDADD = src/catalog/libcatalog.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(YAML_LIBS) $(GSL_LIBS)
%C%_check_write_SOURCES = %D%/check_write.c %D%/support_catalog.c %D%/support_catalog.h
%C%_check_write_CPPFLAGS = $(TEST_CPPFLAGS) $(YAML_CFLAGS)
%C%_check_write_LDADD = src/catalog/libcatalog.a src/draw/libdraw.a $(MODEL_LIBS) $(CHECK_LIBS) $(YAML_LIBS) $(GSL_LIBS)
EXTRA_DIST += \
	%D%/bad/alias.yaml \
	%D%/bad/alias.yaml.expect \
	%D%/bad/anchor.yaml \
	%D%/bad/anchor.yaml.expect \
	%D%/bad/at-sign.yaml \
	%D%/bad/at-sign.yaml.expect \
	%D%/bad/bad-dates.yaml \
	%D%/bad/bad-dates.yaml.expect \
	%D%/bad/bad-escape.yaml \
	%D%/bad/bad-escape.yaml.expect \
	%D%/bad/bad-key.yaml \
	%D%/bad/bad-key.yaml.expect \
	%D%/bad/billion-laughs.yaml \
	%D%/bad/billion-laughs.yaml.expect \
	%D%/bad/binary-tag.yaml \
	%D%/bad/binary-tag.yaml.expect \
	%D%/bad/blank-lines.csv \
	%D%/bad/blank-lines.csv.expect \
	%D%/bad/block-places.yaml \
	%D%/bad/block-places.yaml.expect \
	%D%/bad/bounds-cross.yaml \
	%D%/bad/bounds-cross.yaml.expect \
	%D%/bad/colon-in-text.yaml \
	%D%/bad/colon-in-text.yaml.expect \
	%D%/bad/column-twice.yaml \
	%D%/bad/column-twice.yaml.expect \
	%D%/bad/control-escape.yaml \
	%D%/bad/control-escape.yaml.expect \
	%D%/bad/control.yaml \
	%D%/bad/control.yaml.expect \
	%D%/bad/deep.yaml \
	%D%/bad/deep.yaml.expect \
	%D%/bad/directive.yaml \
	%D%/bad/directive.yaml.expect \
	%D%/bad/duplicates.yaml \
	%D%/bad/duplicates.yaml.expect \
	%D%/bad/empty.csv \
	%D%/bad/empty.csv.expect \
	%D%/bad/empty.yaml \
	%D%/bad/empty.yaml.expect \
	%D%/bad/heading-list.yaml \
	%D%/bad/heading-list.yaml.expect \
	%D%/bad/heading.yaml \
	%D%/bad/heading.yaml.expect \
	%D%/bad/indentation.yaml \
	%D%/bad/indentation.yaml.expect \
	%D%/bad/key-not-a-scalar.yaml \
	%D%/bad/key-not-a-scalar.yaml.expect \
	%D%/bad/latin1.yaml \
	%D%/bad/latin1.yaml.expect \
	%D%/bad/merge-key.yaml \
	%D%/bad/merge-key.yaml.expect \
	%D%/bad/missing-brace.yaml \
	%D%/bad/missing-brace.yaml.expect \
	%D%/bad/missing-comma.yaml \
	%D%/bad/missing-comma.yaml.expect \
	%D%/bad/missing-reference.yaml \
	%D%/bad/missing-reference.yaml.expect \
	%D%/bad/missing-required.yaml \
	%D%/bad/missing-required.yaml.expect \
	%D%/bad/missing-source.yaml \
	%D%/bad/missing-source.yaml.expect \
	%D%/bad/models.bad-values.csv \
	%D%/bad/models.bad-values.csv.expect \
	%D%/bad/models.column-twice.csv \
	%D%/bad/models.column-twice.csv.expect \
	%D%/bad/models.duplicate.csv \
	%D%/bad/models.duplicate.csv.expect \
	%D%/bad/models.excel-sep.csv \
	%D%/bad/models.excel-sep.csv.expect \
	%D%/bad/models.latin1.csv \
	%D%/bad/models.latin1.csv.expect \
	%D%/bad/models.missing-column.csv \
	%D%/bad/models.missing-column.csv.expect \
	%D%/bad/models.no-name.csv \
	%D%/bad/models.no-name.csv.expect \
	%D%/bad/models.nul.csv \
	%D%/bad/models.nul.csv.expect \
	%D%/bad/models.open-quote.csv \
	%D%/bad/models.open-quote.csv.expect \
	%D%/bad/models.semicolons.csv \
	%D%/bad/models.semicolons.csv.expect \
	%D%/bad/models.stray-quote.csv \
	%D%/bad/models.stray-quote.csv.expect \
	%D%/bad/models.tabs.csv \
	%D%/bad/models.tabs.csv.expect \
	%D%/bad/models.unknown-column.csv \
	%D%/bad/models.unknown-column.csv.expect \
	%D%/bad/models.width.csv \
	%D%/bad/models.width.csv.expect \
	%D%/bad/nearly-results.csv \
	%D%/bad/nearly-results.csv.expect \
	%D%/bad/negative-flop.yaml \
	%D%/bad/negative-flop.yaml.expect \
	%D%/bad/no-header.csv \
	%D%/bad/no-header.csv.expect \
	%D%/bad/not-a-mapping.yaml \
	%D%/bad/not-a-mapping.yaml.expect \
	%D%/bad/nul-escape.yaml \
	%D%/bad/nul-escape.yaml.expect \
	%D%/bad/nul.yaml \
	%D%/bad/nul.yaml.expect \
	%D%/bad/observations.csv \
	%D%/bad/observations.csv.expect \
	%D%/bad/only-comments.yaml \
	%D%/bad/only-comments.yaml.expect \
	%D%/bad/only-text.yaml \
	%D%/bad/only-text.yaml.expect \
	%D%/bad/open-quote.yaml \
	%D%/bad/open-quote.yaml.expect \
	%D%/bad/overlong.yaml \
	%D%/bad/overlong.yaml.expect \
	%D%/bad/row-not-a-mapping.yaml \
	%D%/bad/row-not-a-mapping.yaml.expect \
	%D%/bad/rows-not-a-list.yaml \
	%D%/bad/rows-not-a-list.yaml.expect \
	%D%/bad/score-outside-range.yaml \
	%D%/bad/score-outside-range.yaml.expect \
	%D%/bad/series-does-not-compile.yaml \
	%D%/bad/series-does-not-compile.yaml.expect \
	%D%/bad/tab.yaml \
	%D%/bad/tab.yaml.expect \
	%D%/bad/table-twice.yaml \
	%D%/bad/table-twice.yaml.expect \
	%D%/bad/tag.yaml \
	%D%/bad/tag.yaml.expect \
	%D%/bad/two-documents.yaml \
	%D%/bad/two-documents.yaml.expect \
	%D%/bad/two-lines.yaml \
	%D%/bad/two-lines.yaml.expect \
	%D%/bad/unknown-column.yaml \
	%D%/bad/unknown-column.yaml.expect \
	%D%/bad/unknown-table.yaml \
	%D%/bad/unknown-table.yaml.expect \
	%D%/bad/utf16.yaml \
	%D%/bad/utf16.yaml.expect \
	%D%/bad/value-not-a-scalar.yaml \
	%D%/bad/value-not-a-scalar.yaml.expect \
	%D%/bad/which-table.csv \
	%D%/bad/which-table.csv.expect \
	%D%/bad/wrong-types.yaml \
	%D%/bad/wrong-types.yaml.expect
