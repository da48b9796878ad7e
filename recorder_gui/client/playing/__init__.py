"""A stored recording played where it lies: read in pieces, decoded in threads, heard and shown.

remote    a slice as a file to read in, fetched block by block
facts     what a file tells of itself: length, size of the picture, chapters
glimpse   its first picture and its facts, by few bytes
clock     the moment of the recording that is now
sound     where sound goes, and what keeps the clock true to it
decoding  from the file to pictures and sound that wait for their moment
pixels    a picture in the size at which it is shown
player    one slice with its threads: play, pause, seek

FFmpeg itself is never given the address: it would check no certificate and know no new link.
"""
