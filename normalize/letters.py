"""The Thai letters by what they do in a cluster, as the insides of character classes."""

CONSONANTS = "ก-ฮ"
LEADING = "เ-ไ"
# above or below the consonant; each consonant bears one of them at most
VOWELS = "\u0e31\u0e34-\u0e3a\u0e47"
TONES = "\u0e48-\u0e4b"
# thanthakhat, nikhahit, yamakkan
SIGNS = "\u0e4c-\u0e4e"
MARKS = VOWELS + TONES + SIGNS
FOLLOWERS = "\u0e30\u0e32\u0e33"
NIKHAHIT = "\u0e4d"
SARA_AA = "\u0e32"
SARA_AM = "\u0e33"
