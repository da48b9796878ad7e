"""The storage channel: `forms` reads the posts, `store` answers them, `links` signs the addresses
of files, `serving` gives the files away."""
