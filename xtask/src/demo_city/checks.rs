//! What must hold for the finished sample city.
