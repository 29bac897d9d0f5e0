//! The README and the pages of `docs/`, so that their code is compiled and run.

macro_rules! pages {
    ($($Name:ident $path:literal)*) => { $(
        #[doc = include_str!($path)]
        struct $Name;
    )* };
}

pages! {
    Readme "../README.md"
    Reading "../docs/README.md"
    History "../docs/1-history.md"
    Activations "../docs/2-activations.md"
    FeedForward "../docs/3-feed-forward.md"
    Bias "../docs/4-bias.md"
    Backpropagation "../docs/5-backpropagation.md"
    Batches "../docs/6-batches.md"
    Derivatives "../docs/7-derivatives.md"
    Misprints "../docs/misprints.md"
    Questions "../docs/questions.md"
    Next "../docs/next.md"
    YourOwn "../docs/your-own.md"
    Speed "../docs/speed.md"
    Exercises "../docs/exercises.md"
}
