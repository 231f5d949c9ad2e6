# Written by the program from its own tables; one built for another machine cannot be asked.
if !CROSS_COMPILING
bashcompletiondir = $(datadir)/bash-completion/completions
nodist_bashcompletion_DATA = %D%/bash/kasoku
zshcompletiondir = $(datadir)/zsh/site-functions
nodist_zshcompletion_DATA = %D%/zsh/_kasoku
fishcompletiondir = $(datadir)/fish/vendor_completions.d
nodist_fishcompletion_DATA = %D%/fish/kasoku.fish
COMPLETIONS = $(nodist_bashcompletion_DATA) $(nodist_zshcompletion_DATA) $(nodist_fishcompletion_DATA)
CLEANFILES += $(COMPLETIONS)
$(COMPLETIONS): kasoku$(EXEEXT)
	$(AM_V_GEN)shell=`basename $$(dirname $@)` && $(MKDIR_P) %D%/$$shell && \
	  LC_ALL=C ./kasoku$(EXEEXT) completion $$shell >$@.part && mv $@.part $@
endif
