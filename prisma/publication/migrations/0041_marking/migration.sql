-- Pages mark the words that a search found: the public side asks how a word stands in the index.
GRANT EXECUTE ON FUNCTION words_in(text, text), han_pairs(text) TO onus_public;
