# What is checked besides make check; each target runs by itself, or after the suite by
# ./bootstrap check (checks/all).
#   make analyze    gcc -fanalyzer, cppcheck, clang-tidy        (analyze-gcc, -cppcheck, -tidy)
#   make lint       shell scripts, man pages, spelling          (lint-shell, -man, -words)
#   make sanitize   the suite under the address and undefined-behaviour sanitizers
#   make memcheck   programs and commands under valgrind
#   make coverage   lines and error sentences that the suite reaches, room by room
#   make redist     make dist here and in a copy elsewhere: byte for byte the same
# A tool that is missing is "skipped" with the reason; a finding fails the target.
EXTRA_DIST += %D%/all %D%/analyze %D%/coverage %D%/lint %D%/memcheck %D%/names %D%/redist \
	%D%/sanitize %D%/suite %D%/words .clang-tidy
CHECK_WITH = srcdir='$(abs_srcdir)' MAKE='$(MAKE)' KASOKU='$(abs_builddir)/kasoku' sh '$(srcdir)/%D%'
CHECK_CPPFLAGS = $(DEFS) -I. $(AM_CPPFLAGS) $(CPPFLAGS) $(NCURSES_CFLAGS) $(SQLITE_CFLAGS) $(YAML_CFLAGS) $(GSL_CFLAGS)
ANALYSES = analyze-gcc analyze-cppcheck analyze-tidy
LINTS = lint-shell lint-man lint-words
.PHONY: analyze lint sanitize memcheck coverage redist $(ANALYSES) $(LINTS)
analyze: $(ANALYSES)
lint: $(LINTS)
$(ANALYSES): config.h
	@$(CHECK_WITH)/analyze $(@:analyze-%=%) -std=gnu17 $(CHECK_CPPFLAGS)
$(LINTS): kasoku$(EXEEXT)
	@$(CHECK_WITH)/lint $(@:lint-%=%)
sanitize coverage redist:
	@$(CHECK_WITH)/$@
AM_DISTCHECK_CONFIGURE_FLAGS = --enable-werror
memcheck: all
	@$(MAKE) -s check TESTS= >/dev/null
	@$(CHECK_WITH)/memcheck
clean-checks:
	rm -rf sanitize coverage checks-logs
