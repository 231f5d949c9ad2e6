bashcompletiondir = $(datadir)/bash-completion/completions
dist_bashcompletion_DATA =
zshcompletiondir = $(datadir)/zsh/site-functions
dist_zshcompletion_DATA =
