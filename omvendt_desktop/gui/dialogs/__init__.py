"""The windows that ask for something and then call one service."""
